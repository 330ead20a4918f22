package be.fgov.mi.piis.evaluation.measuring;

import be.fgov.mi.piis.evaluation.access.Purpose;
import be.fgov.mi.piis.evaluation.contract.FindContract;
import be.fgov.mi.piis.evaluation.contract.KnownContract;
import be.fgov.mi.piis.evaluation.record.FindRecord;
import be.fgov.mi.piis.evaluation.record.RecordName;
import be.fgov.mi.piis.evaluation.record.UnreadableRecords;
import be.fgov.mi.piis.evaluation.rules.EvaluationStatus;
import be.fgov.mi.piis.evaluation.rules.Language;
import be.fgov.mi.piis.evaluation.rules.Rater;
import be.fgov.mi.piis.identity.audit.AccessLog;
import be.fgov.mi.piis.identity.ids.EnterpriseNumber;
import be.fgov.mi.piis.identity.problem.Problems;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Shows a CPAS its own measurements and the progress in them, each time with a line in the access log. */
@ApplicationScoped
public class ReadMeasurements {
    private final ProgressOfContract progressOfContract;
    private final FindRecord findRecord;
    private final FindContract findContract;
    private final UnreadableRecords unreadableRecords;
    private final AccessLog accessLog;

    ReadMeasurements(
            ProgressOfContract progressOfContract,
            FindRecord findRecord,
            FindContract findContract,
            UnreadableRecords unreadableRecords,
            AccessLog accessLog) {
        this.findRecord = findRecord;
        this.findContract = findContract;
        this.progressOfContract = progressOfContract;
        this.unreadableRecords = unreadableRecords;
        this.accessLog = accessLog;
    }

    /** A measurement as it is read. */
    @Schema(name = "MeasurementView", description = "The newest revision of a measurement.")
    public record View(
            UUID measurementId,
            UUID contractId,
            String contractReference,
            String reference,
            int revision,
            EvaluationStatus status,
            String href,
            Instant acceptedAt,
            String instrument,
            int version,
            LocalDate measuredOn,
            Rater rater,
            @Nullable Language language,
            Map<String, Integer> answers) {}

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 404 when there is none, 409 {@code unreadable} */
    public View one(EnterpriseNumber cpas, String contractReference, String reference) {
        return QuarkusTransaction.requiringNew().call(() -> {
            MeasurementRecord found = findRecord.require(
                    MeasurementRecord.class,
                    cpas,
                    new RecordName(MeasurementRecord.KIND, contractReference, reference));
            MeasurementRevision revision =
                    MeasurementRevision.of(found.id(), found.revision()).orElseThrow(Problems::notFound);
            accessLog.record("measurement.read", found.href(), found.personId(), Purpose.SOCIAL_ACTIVATION);
            return new View(
                    found.id(),
                    found.contractId(),
                    contractReference,
                    reference,
                    found.revision(),
                    found.status(),
                    found.href(),
                    revision.acceptedAt(),
                    found.instrument,
                    found.instrumentVersion,
                    found.measuredOn,
                    found.rater,
                    found.language,
                    unreadableRecords
                            .read(MeasurementRecord.KIND, found, found.revision(), () -> progressOfContract.body(found))
                            .answers());
        });
    }

    /** @throws be.fgov.mi.piis.identity.problem.ProblemException 404 when neither contract nor measurement is known */
    public ProgressView progress(EnterpriseNumber cpas, String contractReference) {
        return QuarkusTransaction.requiringNew().call(() -> {
            String owner = findContract.ownerOf(cpas, contractReference).value();
            List<MeasurementRecord> all = MeasurementRecord.ofContract(owner, contractReference);
            Optional<KnownContract> contract = KnownContract.of(owner, contractReference);
            if (all.isEmpty() && contract.isEmpty()) {
                throw Problems.notFound();
            }
            accessLog.record(
                    "progress.read",
                    MeasurementResource.progressOf(owner, contractReference),
                    contract.map(KnownContract::personId).orElse(null),
                    Purpose.SOCIAL_ACTIVATION);
            ProgressOfContract.Found found = progressOfContract.of(all);
            return ProgressView.of(contractReference, found.progress(), found.ratings());
        });
    }
}
