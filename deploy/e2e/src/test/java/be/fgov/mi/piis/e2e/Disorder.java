package be.fgov.mi.piis.e2e;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A random order that can be had again: {@code -Dpiis.e2e.seed=…}. */
final class Disorder {
    private final long seed = Long.getLong("piis.e2e.seed", System.nanoTime());
    private final Random random = new Random(seed);

    long seed() {
        return seed;
    }

    /** Each record twice, as it was, in any order. */
    List<ProducerRecord<String, String>> twice(List<ConsumerRecord<String, String>> records) {
        List<ProducerRecord<String, String>> shuffled = new ArrayList<>();
        for (ConsumerRecord<String, String> record : records) {
            shuffled.add(Events.copyOf(record));
            shuffled.add(Events.copyOf(record));
        }
        Collections.shuffle(shuffled, random);
        return shuffled;
    }
}
