/** The dated catalogue of activities, social and professional. */
package be.fgov.mi.piis.evaluation.activity;
