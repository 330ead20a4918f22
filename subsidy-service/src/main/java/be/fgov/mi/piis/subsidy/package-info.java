/** Conventions, who counts, and the money of the social-activation subsidy. */
package be.fgov.mi.piis.subsidy;
