package be.fgov.mi.piis.evaluation.measuring;

import be.fgov.mi.piis.evaluation.instrument.Bridges;
import be.fgov.mi.piis.evaluation.instrument.Instruments;
import be.fgov.mi.piis.evaluation.record.SealedWords;
import be.fgov.mi.piis.evaluation.rules.Bridge;
import be.fgov.mi.piis.evaluation.rules.Comparison;
import be.fgov.mi.piis.evaluation.rules.Instrument;
import be.fgov.mi.piis.evaluation.rules.InstrumentVersion;
import be.fgov.mi.piis.evaluation.rules.Measurement;
import be.fgov.mi.piis.evaluation.rules.ProgressFromTheStart;
import be.fgov.mi.piis.evaluation.rules.Rater;
import be.fgov.mi.piis.evaluation.rules.ReliableChange;
import be.fgov.mi.piis.identity.wire.Codes;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What may be said of the progress in the contracts of some CPAS, or of the country, in a year: codes, no score. */
@ApplicationScoped
public class ProgressOfTheYear {
    private static final Logger LOG = Logger.getLogger(ProgressOfTheYear.class);
    private static final int FETCH = 2_000;
    private static final String NOT_COMPARABLE = "notComparable";

    private final AgroalDataSource database;
    private final Instruments instruments;
    private final Bridges bridges;
    private final SealedWords words;

    ProgressOfTheYear(AgroalDataSource database, Instruments instruments, Bridges bridges, SealedWords words) {
        this.database = database;
        this.instruments = instruments;
        this.bridges = bridges;
        this.words = words;
    }

    /** {@return every code that {@link Told} can have, the best first} */
    public static List<String> codes() {
        return Stream.concat(
                        Stream.of(
                                        ReliableChange.Kind.IMPROVED,
                                        ReliableChange.Kind.NO_RELIABLE_CHANGE,
                                        ReliableChange.Kind.WORSENED)
                                .map(Codes::of),
                        Stream.of(NOT_COMPARABLE))
                .toList();
    }

    /**
     * What one rater saw with one instrument.
     *
     * @param change of the whole instrument, from the first measurement to the newest one
     * @param measuredOn the day of the newest one
     */
    public record Told(
            String enterpriseNumber, String contractReference, UUID personId, String change, LocalDate measuredOn) {}

    private record Row(String enterpriseNumber, String contractReference, UUID personId, Measurement measurement) {}

    /**
     * Within a transaction, contract by contract: the newest measurement up to the last day, when it lies in the year,
     * against the first.
     *
     * @param cpas enterprise numbers; all when absent
     * @param first the first day of the year
     * @param asOf the last day that is looked at
     */
    public void read(
            Rater rater, @Nullable Collection<String> cpas, LocalDate first, LocalDate asOf, Consumer<Told> each) {
        Map<InstrumentVersion, Instrument> known = new HashMap<>();
        instruments.all().forEach(instrument -> known.put(instrument.version(), instrument));
        List<Bridge> declared = bridges.between(known.keySet());
        String ofSome = cpas == null ? "" : " and enterprise_number = any (?)";
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select m.id, m.revision, m.contract_id, m.enterprise_number, m.contract_reference, m.person_id,
                               r.content_sealed, m.instrument
                          from measurement m
                          join measurement_revision r on r.measurement_id = m.id and r.revision = m.revision
                         where m.rater = ? and m.measured_on <= ? and m.person_id is not null
                           and m.contract_id in (select contract_id from measurement
                                                  where rater = ? and measured_on <= ? and measured_on >= ?
                        """ + ofSome + """
                               )
                         order by m.enterprise_number, m.contract_reference, m.measured_on, m.reference
                        """)) {
            select.setString(1, rater.name());
            select.setObject(2, asOf);
            select.setString(3, rater.name());
            select.setObject(4, asOf);
            select.setObject(5, first);
            if (cpas != null) {
                select.setArray(6, connection.createArrayOf("text", cpas.toArray()));
            }
            select.setFetchSize(FETCH);
            List<Row> ofContract = new ArrayList<>();
            ReadableSeries series = new ReadableSeries();
            @Nullable UUID contract = null;
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    UUID next = row.getObject(3, UUID.class);
                    if (!next.equals(contract)) {
                        tell(ofContract, known, declared, first, each);
                        ofContract.clear();
                        series = new ReadableSeries();
                        contract = next;
                    }
                    Optional<Row> measurement = read(row, known);
                    if (series.takes(row.getString(8), rater, measurement.isPresent())) {
                        measurement.ifPresent(ofContract::add);
                    }
                }
            }
            tell(ofContract, known, declared, first, each);
        } catch (SQLException failure) {
            throw new IllegalStateException("the measurements of a year cannot be read", failure);
        }
    }

    /** Nothing when it cannot be read any more: the contract is told without it, as its progress is. */
    private Optional<Row> read(ResultSet row, Map<InstrumentVersion, Instrument> known) throws SQLException {
        UUID id = row.getObject(1, UUID.class);
        int revision = row.getInt(2);
        byte[] sealed = row.getBytes(7);
        Measurement measurement;
        try {
            MeasurementBody body = words.open(sealed, MeasurementBody.class, MeasurementRecord.KIND, id, revision);
            InstrumentVersion version = new InstrumentVersion(body.instrument(), body.version());
            Instrument instrument = Optional.ofNullable(known.get(version)).orElseThrow();
            measurement = new Measurement(
                    version, body.language(), body.rater(), body.measuredOn(), instrument.score(body.answers()));
        } catch (RuntimeException damaged) {
            LOG.errorf("The newest revision of measurement %s cannot be read: it is in no figure", id);
            return Optional.empty();
        }
        return Optional.of(new Row(row.getString(4), row.getString(5), row.getObject(6, UUID.class), measurement));
    }

    private static void tell(
            List<Row> ofContract,
            Map<InstrumentVersion, Instrument> known,
            List<Bridge> declared,
            LocalDate first,
            Consumer<Told> each) {
        if (ofContract.isEmpty()) {
            return;
        }
        Row any = ofContract.getFirst();
        List<Measurement> measurements =
                ofContract.stream().map(Row::measurement).toList();
        for (ProgressFromTheStart progress : ProgressFromTheStart.of(measurements, known, declared)) {
            if (!progress.later().isEmpty()) {
                ProgressFromTheStart.Step newest = progress.later().getLast();
                LocalDate measuredOn = newest.measurement().measuredOn();
                Comparison comparison = newest.comparisons().get(Instrument.TOTAL);
                if (!measuredOn.isBefore(first) && comparison != null) {
                    each.accept(new Told(
                            any.enterpriseNumber(),
                            any.contractReference(),
                            any.personId(),
                            code(comparison),
                            measuredOn));
                }
            }
        }
    }

    private static String code(Comparison comparison) {
        return switch (comparison) {
            case Comparison.Compared compared -> Codes.of(compared.change().kind());
            case Comparison.NotComparable not -> NOT_COMPARABLE;
        };
    }
}
