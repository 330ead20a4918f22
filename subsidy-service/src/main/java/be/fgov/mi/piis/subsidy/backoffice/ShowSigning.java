package be.fgov.mi.piis.subsidy.backoffice;

import be.fgov.mi.piis.identity.caller.Caller;
import be.fgov.mi.piis.identity.clock.BusinessClock;
import be.fgov.mi.piis.identity.registry.CpasRegistry;
import be.fgov.mi.piis.identity.wire.ReaderLanguage;
import be.fgov.mi.piis.subsidy.convention.ComputeAdvance;
import be.fgov.mi.piis.subsidy.convention.Convention;
import be.fgov.mi.piis.subsidy.convention.ConventionAccess;
import be.fgov.mi.piis.subsidy.rules.ConventionAct;
import be.fgov.mi.piis.subsidy.rules.ConventionStatus;
import be.fgov.mi.piis.subsidy.rules.MustAct;
import be.fgov.mi.piis.subsidy.rules.SigningCapacity;
import be.fgov.mi.piis.subsidy.signing.SignConvention;
import be.fgov.mi.piis.subsidy.signing.SignedDocuments;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers what somebody is shown before signing: the approved text by its fingerprint, and who has signed it. */
@ApplicationScoped
class ShowSigning {
    private static final DateTimeFormatter HOUR_AND_MINUTE = DateTimeFormatter.ofPattern("HH:mm");

    private final ConventionAccess access;
    private final SignConvention signConvention;
    private final SignedDocuments documents;
    private final ComputeAdvance computeAdvance;
    private final CpasRegistry registry;
    private final FormToken formToken;
    private final Clock clock;

    ShowSigning(
            ConventionAccess access,
            SignConvention signConvention,
            SignedDocuments documents,
            ComputeAdvance computeAdvance,
            CpasRegistry registry,
            FormToken formToken,
            Clock clock) {
        this.access = access;
        this.signConvention = signConvention;
        this.documents = documents;
        this.computeAdvance = computeAdvance;
        this.registry = registry;
        this.formToken = formToken;
        this.clock = clock;
    }

    /** Every convention that waits for this caller's signature, by number. */
    SigningPage waitingFor(Caller caller, Frame frame, SigningPage.@Nullable Session session) {
        return QuarkusTransaction.requiringNew().call(() -> {
            SigningCapacity capacity = signConvention.capacityOf(caller).orElse(null);
            List<SigningPage.Row> rows = capacity == null
                    ? List.of()
                    : Convention.<Convention>list(
                                    "status in ?1 order by number",
                                    List.of(
                                            ConventionStatus.APPROVED_BY_MINISTER,
                                            ConventionStatus.CPAS_SIGNING,
                                            ConventionStatus.MINISTER_SIGNING))
                            .stream()
                            .filter(convention -> signConvention.isDue(convention, caller, capacity))
                            .map(convention -> row(convention, capacity, frame.language()))
                            .toList();
            return new SigningPage(frame, rows, session);
        });
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 404 for what the caller does not see */
    SigningPage one(String number, Caller caller, Frame frame, SigningPage.@Nullable Session session) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Convention convention = access.requireVisible(number, caller);
            SigningCapacity due = signConvention
                    .capacityOf(caller)
                    .filter(capacity -> signConvention.isDue(convention, caller, capacity))
                    .orElse(null);
            return new SigningPage(frame, List.of(row(convention, due, frame.language())), session);
        });
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 403 for a sign-in that is too old to sign with */
    SigningPage.Session session(Caller caller) {
        Instant signedInAt = signConvention.requireFresh(caller, Instant.now());
        return new SigningPage.Session(
                formToken.value(), hourAndMinute(signedInAt), hourAndMinute(signConvention.signsUntil(signedInAt)));
    }

    private SigningPage.Row row(Convention convention, @Nullable SigningCapacity due, ReaderLanguage language) {
        return new SigningPage.Row(
                convention.number(),
                convention.type(),
                convention.year(),
                convention.leadCpas(),
                registry.find(convention.leadCpas())
                        .map(cpas -> cpas.name(language.code()))
                        .orElse(convention.leadCpas()),
                convention.status(),
                MustAct.on(convention.status()),
                language.euros(convention.granted().cents()),
                language.euros(
                        computeAdvance.of(convention, LocalDate.now(clock)).advanceCents()),
                language.day(convention.period().from()),
                language.day(convention.period().until()),
                convention.targetPersons(),
                documents
                        .frozenHash(convention.number(), convention.signingRound())
                        .orElse(null),
                convention.signatures().stream()
                        .map(signature -> new SigningPage.Signed(
                                signer(signature.act()), signature.actorName(), language.day(signature.actedOn())))
                        .toList(),
                due);
    }

    private static MustAct signer(ConventionAct signature) {
        return switch (signature) {
            case PRESIDENT_SIGNATURE -> MustAct.PRESIDENT;
            case SECRETARY_SIGNATURE -> MustAct.SECRETARY;
            case MINISTER_SIGNATURE -> MustAct.MINISTER;
            default -> throw new IllegalArgumentException(signature + " is no signature");
        };
    }

    private static String hourAndMinute(Instant at) {
        return HOUR_AND_MINUTE.format(at.atZone(BusinessClock.BRUSSELS));
    }
}
