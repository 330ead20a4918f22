package be.fgov.mi.piis.subsidy.rules;

import java.util.Set;

/**
 * The language in which a CPAS is written to: that of the language area of its commune (Constitution, art. 4), and
 * French in the bilingual area unless another one is asked for.
 */
public final class LanguageOfCpas {
    private static final int COMMUNES_OF_AN_ARRONDISSEMENT = 1_000;
    /** Arrondissements of Flemish Brabant: Halle-Vilvoorde and Leuven. */
    private static final Set<Integer> FLEMISH_BRABANT = Set.of(23, 24);
    /** First digit of Antwerp, West Flanders, East Flanders and Limburg. */
    private static final Set<Integer> FLEMISH_PROVINCES = Set.of(1, 3, 4, 7);

    private static final Set<Integer> GERMAN_COMMUNES =
            Set.of(63_001, 63_012, 63_013, 63_023, 63_040, 63_048, 63_061, 63_067, 63_087);

    private LanguageOfCpas() {}

    /**
     * @param nisCode of the commune, 10000 to 99999
     * @return fr, nl or de
     */
    public static String of(int nisCode) {
        if (GERMAN_COMMUNES.contains(nisCode)) {
            return "de";
        }
        int arrondissement = nisCode / COMMUNES_OF_AN_ARRONDISSEMENT;
        boolean dutch = FLEMISH_BRABANT.contains(arrondissement) || FLEMISH_PROVINCES.contains(arrondissement / 10);
        return dutch ? "nl" : "fr";
    }
}
