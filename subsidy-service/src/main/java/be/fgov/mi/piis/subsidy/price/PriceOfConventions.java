package be.fgov.mi.piis.subsidy.price;

import be.fgov.mi.piis.subsidy.convention.Convention;
import be.fgov.mi.piis.subsidy.counting.CountFigures;
import be.fgov.mi.piis.subsidy.counting.Database;
import be.fgov.mi.piis.subsidy.price.PriceView.Basis;
import be.fgov.mi.piis.subsidy.rules.Euro;
import be.fgov.mi.piis.subsidy.rules.ObservedPrices;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Divides what each convention was granted, or was accepted once it is settled, by its trajectories (SUB-24). */
@ApplicationScoped
class PriceOfConventions {
    private final CountFigures figures;
    private final Database database;

    PriceOfConventions(CountFigures figures, Database database) {
        this.figures = figures;
        this.database = database;
    }

    /** What a price is made of. */
    record Priced(String number, int year, String leadCpas, Basis basis, Euro amount, long trajectories) {}

    /** In the order given, in the current transaction. */
    List<PriceView> of(List<Convention> conventions) {
        Map<String, CountFigures.Figures> counts =
                figures.of(conventions.stream().map(Convention::number).toList());
        Map<String, Euro> accepted = accepted(conventions);
        return conventions.stream()
                .map(convention -> PriceView.of(
                        new Priced(
                                convention.number(),
                                convention.year(),
                                convention.leadCpas(),
                                accepted.containsKey(convention.number()) ? Basis.ACCEPTED : Basis.GRANTED,
                                accepted.getOrDefault(convention.number(), convention.granted()),
                                counts.getOrDefault(convention.number(), CountFigures.Figures.NONE)
                                        .trajectories()),
                        observed(convention.year())))
                .toList();
    }

    /** What an approved settlement accepted, by number of the convention. */
    private Map<String, Euro> accepted(List<Convention> conventions) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    select s.convention_number, s.accepted_cents
                      from settlement s join settlement_approval a on a.settlement_id = s.settlement_id
                     where s.convention_number = any(?)
                       and not exists (select from settlement_correction_approval c
                                        where c.settlement_id = s.settlement_id)
                    """)) {
                select.setArray(
                        1,
                        connection.createArrayOf(
                                "text",
                                conventions.stream().map(Convention::number).toArray()));
                Map<String, Euro> accepted = new HashMap<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        accepted.put(row.getString(1), Euro.ofCents(row.getLong(2)));
                    }
                }
                return accepted;
            }
        });
    }

    /** What was observed, as it stands for a year; before the first observation, that one. */
    private ObservedPrices observed(int year) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("""
                    select * from price_observation order by from_year > ?, abs(from_year - ?) limit 1
                    """)) {
                select.setInt(1, year);
                select.setInt(2, year);
                try (ResultSet row = select.executeQuery()) {
                    if (!row.next()) {
                        throw new IllegalStateException("no price was ever observed");
                    }
                    return new ObservedPrices(
                            Euro.ofCents(row.getLong("lowest_cents")),
                            Euro.ofCents(row.getLong("highest_cents")),
                            row.getString("source"));
                }
            }
        });
    }
}
