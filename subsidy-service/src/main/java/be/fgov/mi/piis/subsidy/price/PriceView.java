package be.fgov.mi.piis.subsidy.price;

import be.fgov.mi.piis.subsidy.rules.ObservedPrices;
import be.fgov.mi.piis.subsidy.rules.PriceFlag;
import be.fgov.mi.piis.subsidy.rules.PricePerTrajectory;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The price per trajectory of one convention. */
@Schema(name = "TrajectoryPrice")
@JsonInclude(JsonInclude.Include.NON_NULL)
record PriceView(
        String convention,
        int year,
        String leadCpas,

        @Schema(description = "What is divided: granted, until a settlement says what was accepted.")
        Basis basis,

        long amountCents,

        @Schema(description = "Trajectories of counted persons that pass every check.")
        long trajectories,

        @Schema(description = "Euro cents, rounded half up; absent while there is no trajectory.") @Nullable
        Long priceCents,

        @Schema(
                description =
                        "Outside what the SPP IS observed: something to look at, not a norm (SUB-24); absent when it is inside.")
        @Nullable
        PriceFlag flag,

        @Schema(description = "The spread that was observed, with its source.")
        Observed observed) {

    /** Which amount a price is made of. */
    enum Basis {
        GRANTED,
        ACCEPTED
    }

    @Schema(name = "ObservedPrices")
    record Observed(long lowestCents, long highestCents, String source) {}

    static PriceView of(PriceOfConventions.Priced convention, ObservedPrices observed) {
        Optional<PricePerTrajectory> price =
                PricePerTrajectory.of(convention.amount(), convention.trajectories(), observed);
        return new PriceView(
                convention.number(),
                convention.year(),
                convention.leadCpas(),
                convention.basis(),
                convention.amount().cents(),
                convention.trajectories(),
                price.map(found -> found.price().cents()).orElse(null),
                price.map(PricePerTrajectory::flag).orElse(null),
                new Observed(observed.lowest().cents(), observed.highest().cents(), observed.source()));
    }
}
