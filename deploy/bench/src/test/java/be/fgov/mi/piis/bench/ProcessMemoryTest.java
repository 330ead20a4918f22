package be.fgov.mi.piis.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessMemoryTest {

    @Test
    void readsTheLineItWasAskedFor() {
        String status = "VmHWM:\t  300 kB\nVmRSS:\t  200 kB\nRssAnon:\t  150 kB\n";
        assertThat(ProcessMemory.kibibytes(status, "VmRSS")).isEqualTo(200);
        assertThat(ProcessMemory.kibibytes(status, "VmHWM")).isEqualTo(300);
        assertThat(ProcessMemory.kibibytes(status, "Pss")).isZero();
    }
}
