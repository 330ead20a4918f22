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
        return conventions.stream()
                .map(convention -> PriceView.of(
                        new Priced(
                                convention.number(),
                                convention.year(),
                                convention.leadCpas(),
                                Basis.GRANTED,
                                convention.granted(),
                                counts.getOrDefault(convention.number(), CountFigures.Figures.NONE)
                                        .trajectories()),
                        observed(convention.year())))
                .toList();
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
