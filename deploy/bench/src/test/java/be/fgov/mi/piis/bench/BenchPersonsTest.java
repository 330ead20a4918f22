package be.fgov.mi.piis.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BenchPersonsTest {

    @Test
    void everyNumberIsValidAndOfAnAdultOf2015() {
        for (long index = 0; index < 20_000; index++) {
            String ssin = BenchPersons.ssin(index);
            assertThat(ssin).matches("\\d{11}");
            long nine = Long.parseLong(ssin.substring(0, 9));
            assertThat(Integer.parseInt(ssin.substring(9))).isEqualTo((int) (97 - nine % 97));
            int serial = Integer.parseInt(ssin.substring(6, 9));
            assertThat(serial).isBetween(1, 997);
            LocalDate born = LocalDate.of(
                    1900 + Integer.parseInt(ssin.substring(0, 2)),
                    Integer.parseInt(ssin.substring(2, 4)),
                    Integer.parseInt(ssin.substring(4, 6)));
            assertThat(born).isBetween(LocalDate.of(1951, 1, 1), LocalDate.of(1996, 12, 31));
        }
    }

    @Test
    void overAMillionPersonsAreDifferent() {
        Set<String> given = new HashSet<>();
        for (long index = 0; index < 1_300_000; index++) {
            assertThat(given.add(BenchPersons.ssin(index))).isTrue();
        }
        assertThat(BenchPersons.PERSONS).isGreaterThan(10_000_000);
    }
}
