package be.fgov.mi.piis.identity.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoldedHeaderTest {
    private static boolean isFolded(String head) {
        FoldedHeader look = new FoldedHeader();
        for (byte next : head.getBytes(StandardCharsets.ISO_8859_1)) {
            if (look.beginsWith(next)) {
                return true;
            }
        }
        return false;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nA: b\r\n c\r\n\r\n",
                "GET / HTTP/1.1\r\nA: b\r\n\tc\r\n\r\n",
                "GET / HTTP/1.1\r\n A: b\r\n\r\n",
                "GET / HTTP/1.1\nA: b\n c\n\n",
                "\r\n\r\n GET / HTTP/1.1\r\nA: b\r\n c\r\n\r\n"
            })
    void a_line_of_the_head_that_begins_with_a_blank_is_folded(String head) {
        assertThat(isFolded(head)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\nA: b c\t d \r\nB:\r\n\r\n",
                "\r\nGET / HTTP/1.1\r\nA: b\r\n\r\n",
                "PUT / HTTP/1.1\r\nA: b\r\n\r\n{\r\n  \"a\": 1\r\n}",
                "PUT / HTTP/1.1\nA: b\n\n a"
            })
    void blanks_in_a_line_and_in_the_body_are_not(String request) {
        assertThat(isFolded(request)).isFalse();
    }

    @Test
    void the_head_ends_with_an_empty_line() {
        FoldedHeader look = new FoldedHeader();
        for (byte next : "GET / HTTP/1.1\r\n\r".getBytes(StandardCharsets.ISO_8859_1)) {
            look.beginsWith(next);
            assertThat(look.hasEnded()).isFalse();
        }
        look.beginsWith((byte) '\n');
        assertThat(look.hasEnded()).isTrue();
    }
}
