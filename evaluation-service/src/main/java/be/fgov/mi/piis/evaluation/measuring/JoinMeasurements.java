package be.fgov.mi.piis.evaluation.measuring;

import be.fgov.mi.piis.evaluation.contract.PersonOfContract;
import be.fgov.mi.piis.evaluation.record.RecordOfContract;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** Lets the measurements of a contract follow its person, and tells whose progress it is. */
@ApplicationScoped
public class JoinMeasurements {
    private final TellProgress tellProgress;

    JoinMeasurements(TellProgress tellProgress) {
        this.tellProgress = tellProgress;
    }

    void join(@Observes PersonOfContract contract) {
        List<MeasurementRecord> measurements = RecordOfContract.concernedBy(MeasurementRecord.class, contract);
        if (!measurements.isEmpty()) {
            measurements.forEach(measurement -> measurement.join(contract));
            tellProgress.tell(contract.enterpriseNumber(), contract.reference());
        }
    }
}
