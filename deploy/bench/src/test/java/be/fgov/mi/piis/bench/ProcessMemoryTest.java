package be.fgov.mi.piis.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.fgov.mi.piis.local.LaunchFailure;
import org.junit.jupiter.api.Test;

class ProcessMemoryTest {

    @Test
    void readsTheLineItWasAskedFor() {
        String status = "VmHWM:\t  300 kB\nVmRSS:\t  200 kB\nRssAnon:\t  150 kB\n";
        assertThat(ProcessMemory.kibibytes(status, "VmRSS")).isEqualTo(200);
        assertThat(ProcessMemory.kibibytes(status, "VmHWM")).isEqualTo(300);
        assertThat(ProcessMemory.kibibytes(status, "Pss")).isZero();
    }

    @Test
    void addsWhatBothGenerationsHold() {
        String said = """
                15292:
                DefNew     total 19648K, used 7732K [0x00000000fc000000, 0x00000000fd550000, 0x00000000fd550000)
                 eden space 17472K,  31% used [0x00000000fc000000, 0x00000000fc56d228, 0x00000000fd110000)
                Tenured    total 43712K, used 2339K [0x00000000fd550000, 0x0000000100000000, 0x0000000100000000)
                """;
        assertThat(ProcessMemory.heapInUse(said)).isEqualTo(7732 + 2339);
    }

    @Test
    void doesNotTakeSilenceForAnEmptyHeap() {
        assertThatThrownBy(() -> ProcessMemory.heapInUse("15292:\n")).isInstanceOf(LaunchFailure.class);
    }
}
