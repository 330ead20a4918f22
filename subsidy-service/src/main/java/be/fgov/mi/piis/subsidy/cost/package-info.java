/** What a CPAS spent under a convention: costs, their proofs, their review. */
package be.fgov.mi.piis.subsidy.cost;
