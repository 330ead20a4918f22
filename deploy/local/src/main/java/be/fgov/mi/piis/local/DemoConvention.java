package be.fgov.mi.piis.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A demo convention as far as its persons are concerned: who takes part and how many are meant. */
record DemoConvention(int year, List<String> cpas, int targetPersons) {

    private static final String HEADING =
            "number,year,type,leadCpas,members,grantedCents,targetPersons,targetTrajectories,iban,stage";

    /** @param file the demo conventions of subsidy-service: a heading, then plain values without quotes */
    static List<DemoConvention> read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            if (lines.isEmpty() || !lines.getFirst().equals(HEADING)) {
                throw new LaunchFailure("the demo file " + file + " has other columns than " + HEADING);
            }
            return lines.stream()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(DemoConvention::of)
                    .toList();
        } catch (IOException e) {
            throw new LaunchFailure("the demo file " + file + " cannot be read", e);
        }
    }

    private static DemoConvention of(String line) {
        String[] values = line.split(",", -1);
        List<String> cpas = values[4].isEmpty() ? List.of(values[3]) : List.of(values[4].split(";", -1));
        return new DemoConvention(Integer.parseInt(values[1]), cpas, Integer.parseInt(values[6]));
    }
}
