package be.fgov.mi.piis.contract.obligation;

import be.fgov.mi.piis.contract.rules.ObligationStatus;
import be.fgov.mi.piis.identity.audit.AccessLog;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.problem.Problems;
import be.fgov.mi.piis.identity.wire.Page;
import be.fgov.mi.piis.identity.wire.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the assessments of a CPAS: a list never says whose they are, one by itself leaves its access-log line. */
@ApplicationScoped
public class ReadAssessments {
    private final AssessmentRegister register;
    private final AccessLog accessLog;
    private final Clock clock;

    ReadAssessments(AssessmentRegister register, AccessLog accessLog, Clock clock) {
        this.register = register;
        this.accessLog = accessLog;
        this.clock = clock;
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 404 when the CPAS has no such assessment */
    @Transactional
    public ObligationAssessment one(EnterpriseNumber cpas, UUID assessmentId) {
        AssessmentRegister.Stored stored =
                register.find(cpas, assessmentId, LocalDate.now(clock)).orElseThrow(Problems::notFound);
        accessLog.record("obligation.read", cpas + "/" + assessmentId, stored.personId(), AssessmentRegister.PURPOSE);
        return stored.assessment();
    }

    @Transactional
    public Page<ObligationAssessment> list(
            EnterpriseNumber cpas, @Nullable ObligationStatus status, PageRequest page, Map<String, String> filters) {
        LocalDate today = LocalDate.now(clock);
        return Page.of(
                register.page(cpas, status, page, today),
                register.count(cpas, status, today),
                page,
                AssessmentRegister.hrefOf(cpas.value()),
                filters);
    }
}
