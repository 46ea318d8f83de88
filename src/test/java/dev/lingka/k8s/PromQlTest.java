package dev.lingka.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PromQlTest {

    @Test
    void findsMetricsAndLabelsAndNothingElse() {
        PromQl found = PromQl.of(
                """
                histogram_quantile(0.99, sum by (namespace, le) (rate(lingka_took_bucket{job="a_b", uri!~"c d"}[5m])))
                  > 14.4 * 0.001 and on (namespace) lingka:recorded:1h unless absent(up{job="x"} == 1)""");

        assertThat(found.metrics()).containsExactly("lingka:recorded:1h", "lingka_took_bucket", "up");
        assertThat(found.labels()).containsExactly("job", "le", "namespace", "uri");
    }

    @Test
    void aNameWithNothingAroundItIsAMetric() {
        assertThat(PromQl.of("lingka_outbox_age_seconds").metrics()).containsExactly("lingka_outbox_age_seconds");
    }
}
