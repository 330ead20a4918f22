/** What this service knows of the contracts that contract-service owns. */
package be.fgov.mi.piis.evaluation.contract;
