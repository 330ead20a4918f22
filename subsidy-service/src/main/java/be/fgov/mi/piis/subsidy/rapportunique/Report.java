package be.fgov.mi.piis.subsidy.rapportunique;

import be.fgov.mi.piis.identity.wire.Codes;
import be.fgov.mi.piis.subsidy.rules.ConventionStatus;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a year as the Rapport unique takes them. Aggregates only: no person, no pseudonym, no number of a
 * person can stand in it. The dictionary says what each figure means.
 */
@Schema(name = "RapportUnique")
record Report(
        int year,

        @Schema(description = "Business date of the figures.")
        LocalDate businessDate,

        OffsetDateTime generatedAt,

        @Schema(description = "Name of the report in the language of Accept-Language.")
        String title,

        Scheme scheme,

        @Schema(
                description =
                        "Sums over the conventions below; a person who counts under two conventions counts in each. Persons,"
                                + " trajectories and what is granted leave out drafts, which may overlap, and what was"
                                + " refused or expired.")
        Totals totals,

        List<ConventionFigures> conventions,

        @Schema(description = "What the figures are called in the language of Accept-Language.")
        List<Label> labels) {

    @Schema(name = "RapportUniqueScheme", description = "The parameters of the subsidy in that year.")
    record Scheme(
            BigDecimal advanceRate,
            LocalDate from,
            LocalDate until,
            LocalDate paymentCutOff,
            LocalDate reportDueDate) {}

    @Schema(name = "RapportUniqueTotals")
    record Totals(
            int conventions,
            int clusters,
            int cities,
            long distinctPersons,
            long trajectories,
            long finishedTrajectories,
            Outcomes outcomes,
            Dropouts dropouts,
            long grantedCents,
            long advanceCents,
            long advancePaidCents,
            AcceptedCosts acceptedCosts,
            long acceptedCents,
            long balanceCents,
            long recoveryCents,
            long unclaimedCents,

            @Schema(description = "How many advances can be paid today.")
            int advancesPayable) {

        static Totals of(List<ConventionFigures> conventions) {
            Totals sum = new Totals(
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    new Outcomes(0, 0, 0, 0),
                    new Dropouts(0, 0),
                    0,
                    0,
                    0,
                    new AcceptedCosts(0, 0),
                    0,
                    0,
                    0,
                    0,
                    0);
            for (ConventionFigures convention : conventions) {
                sum = sum.plus(convention);
            }
            return sum;
        }

        private Totals plus(ConventionFigures convention) {
            boolean adds = convention.holdsTheYear();
            return new Totals(
                    conventions + 1,
                    clusters + (convention.type().equals("cluster") ? 1 : 0),
                    cities + (convention.type().equals("city") ? 1 : 0),
                    distinctPersons + (adds ? convention.distinctPersons() : 0),
                    trajectories + (adds ? convention.trajectories() : 0),
                    finishedTrajectories + (adds ? convention.finishedTrajectories() : 0),
                    adds ? outcomes.plus(convention.outcomes()) : outcomes,
                    adds ? dropouts.plus(convention.dropouts()) : dropouts,
                    Math.addExact(grantedCents, adds ? convention.grantedCents() : 0),
                    Math.addExact(advanceCents, adds ? convention.advanceCents() : 0),
                    Math.addExact(advancePaidCents, convention.advancePaidCents()),
                    acceptedCosts.plus(convention.acceptedCosts()),
                    Math.addExact(acceptedCents, convention.acceptedCents()),
                    Math.addExact(balanceCents, convention.balanceCents()),
                    Math.addExact(recoveryCents, convention.recoveryCents()),
                    Math.addExact(unclaimedCents, convention.unclaimedCents()),
                    advancesPayable + (convention.advancePayable() ? 1 : 0));
        }
    }

    @Schema(name = "RapportUniqueConvention")
    record ConventionFigures(
            String number,
            String type,
            LeadCpas leadCpas,
            String status,
            long distinctPersons,
            long trajectories,

            @Schema(description = "The sum of the four outcomes.")
            long finishedTrajectories,

            Outcomes outcomes,
            Dropouts dropouts,
            long grantedCents,
            long advanceCents,
            boolean advancePayable,
            long advancePaidCents,
            AcceptedCosts acceptedCosts,

            @Schema(description = "Accepted costs, at most the ceiling: advance paid + balance − recovery − unclaimed.")
            long acceptedCents,

            long balanceCents,
            long recoveryCents,

            @Schema(description = "Of the advance, what the scheme does not claim back.")
            long unclaimedCents,

            @Schema(description = "none, provisional, proposed or approved.")
            String settlement,

            List<Signer> signers) {

        private boolean holdsTheYear() {
            return Codes.parse(ConventionStatus.class, status).orElseThrow().holdsTheYear();
        }
    }

    @Schema(name = "RapportUniqueOutcomes")
    record Outcomes(long socioProfessionalPath, long strengthenedAutonomy, long volunteering, long employment) {

        Outcomes plus(Outcomes other) {
            return new Outcomes(
                    socioProfessionalPath + other.socioProfessionalPath,
                    strengthenedAutonomy + other.strengthenedAutonomy,
                    volunteering + other.volunteering,
                    employment + other.employment);
        }
    }

    @Schema(name = "RapportUniqueAcceptedCosts", description = "What is held eligible by kind, before the ceiling.")
    record AcceptedCosts(long staffCents, long operatingCents) {

        AcceptedCosts plus(AcceptedCosts other) {
            return new AcceptedCosts(
                    Math.addExact(staffCents, other.staffCents), Math.addExact(operatingCents, other.operatingCents));
        }
    }

    @Schema(name = "RapportUniqueDropouts")
    record Dropouts(long explained, long unexplained) {

        Dropouts plus(Dropouts other) {
            return new Dropouts(explained + other.explained, unexplained + other.unexplained);
        }
    }

    @Schema(name = "RapportUniqueLeadCpas")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LeadCpas(
            String enterpriseNumber,
            @Nullable Integer nisCode,
            @Nullable String name) {}

    @Schema(name = "RapportUniqueSigner")
    record Signer(String function, String name, LocalDate signedOn, OffsetDateTime signedAt) {}

    @Schema(name = "RapportUniqueLabel")
    record Label(String figure, String label) {}
}
