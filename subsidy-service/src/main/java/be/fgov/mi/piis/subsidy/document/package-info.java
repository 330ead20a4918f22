/** Documents that leave the service: accessible, and fit for an archive. */
package be.fgov.mi.piis.subsidy.document;
