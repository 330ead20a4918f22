/** The settlement of a convention: provisional at any time, proposed by one officer, approved by another. */
package be.fgov.mi.piis.subsidy.settlement;
