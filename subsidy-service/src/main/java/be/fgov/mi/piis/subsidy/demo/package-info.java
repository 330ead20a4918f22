/** What a demo starts with: the registry, and unless it is to be empty the conventions of two years. */
package be.fgov.mi.piis.subsidy.demo;
