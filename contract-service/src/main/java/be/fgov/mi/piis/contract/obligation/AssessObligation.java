package be.fgov.mi.piis.contract.obligation;

import be.fgov.mi.piis.contract.law.LawBook;
import be.fgov.mi.piis.contract.person.Persons;
import be.fgov.mi.piis.contract.rules.Exemption;
import be.fgov.mi.piis.contract.rules.Law;
import be.fgov.mi.piis.contract.rules.ObligationStatus;
import be.fgov.mi.piis.contract.rules.WhoMustHaveAPiis;
import be.fgov.mi.piis.identity.audit.AccessLog;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.ids.TimeOrderedIds;
import be.fgov.mi.piis.identity.problem.Issue;
import be.fgov.mi.piis.identity.problem.Issues;
import be.fgov.mi.piis.identity.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a PIIS is compulsory. For a person the answer is kept, so that an overdue contract is seen; for a birth
 * date it is only worked out.
 */
@ApplicationScoped
public class AssessObligation {
    private final AssessmentRegister register;
    private final Persons persons;
    private final AccessLog accessLog;
    private final LawBook lawBook;
    private final Clock clock;

    AssessObligation(AssessmentRegister register, Persons persons, AccessLog accessLog, LawBook lawBook, Clock clock) {
        this.register = register;
        this.persons = persons;
        this.accessLog = accessLog;
        this.lawBook = lawBook;
        this.clock = clock;
    }

    /**
     * Runs in the transaction of the act.
     *
     * @throws be.fgov.mi.piis.identity.problem.ProblemException 400 for facts that have not happened yet, and when the
     *     birth date decides and is not known
     */
    public ObligationAssessment assess(EnterpriseNumber cpas, ObligationQuestion question) {
        LocalDate today = LocalDate.now(clock);
        Issues issues = new Issues();
        question.refuseFactsAfter(today, issues);
        issues.refuseIfAny();
        Law law = lawBook.current();
        WhoMustHaveAPiis.Grant grant = grant(question, law);
        if (WhoMustHaveAPiis.needsBirthDate(grant, law)) {
            throw Problems.badRequest(
                    Issue.requiredInput("birthDate", "The number does not tell the birth date, which decides here."));
        }
        WhoMustHaveAPiis.Verdict verdict = WhoMustHaveAPiis.judge(grant, law);
        String ssin = question.ssin();
        return ssin == null ? answer(grant, verdict, today) : keep(cpas, ssin, grant, verdict, today);
    }

    private static WhoMustHaveAPiis.Grant grant(ObligationQuestion question, Law law) {
        return new WhoMustHaveAPiis.Grant(
                question.knownBirthDate(),
                question.decidedOn(),
                Objects.requireNonNullElse(question.grantedFrom(), question.decidedOn()),
                question.lastIncomeDay(),
                question.lastSupportedJobDay(),
                Boolean.TRUE.equals(question.workingWithTopUp()),
                exemption(question.exemption(), law));
    }

    private static @Nullable Exemption exemption(ObligationQuestion.@Nullable ExemptionDecision decision, Law law) {
        if (decision == null) {
            return null;
        }
        return decision.reviewOn() == null
                ? Exemption.reviewedByDefault(decision.ground(), decision.decidedOn(), law)
                : new Exemption(decision.ground(), decision.decidedOn(), decision.reviewOn());
    }

    private static ObligationAssessment answer(
            WhoMustHaveAPiis.Grant grant, WhoMustHaveAPiis.Verdict verdict, LocalDate today) {
        return new ObligationAssessment(
                null,
                verdict.obligation(),
                verdict.reason(),
                verdict.newBeneficiary(),
                verdict.dueOn(),
                verdict.federalCode(),
                grant.decidedOn(),
                grant.grantedFrom(),
                ObligationAssessment.ExemptionInForce.of(grant.exemption()),
                ObligationStatus.of(verdict.obligation(), verdict.dueOn(), null, false, today),
                null,
                null);
    }

    private ObligationAssessment keep(
            EnterpriseNumber cpas,
            String ssin,
            WhoMustHaveAPiis.Grant grant,
            WhoMustHaveAPiis.Verdict verdict,
            LocalDate today) {
        UUID personId = persons.findOrEnter(ssin).person().personId();
        UUID assessmentId = TimeOrderedIds.next();
        register.add(assessmentId, cpas, personId, grant, verdict);
        accessLog.record("obligation.assess", cpas + "/" + assessmentId, personId, AssessmentRegister.PURPOSE);
        return register.find(cpas, assessmentId, today).orElseThrow().assessment();
    }
}
