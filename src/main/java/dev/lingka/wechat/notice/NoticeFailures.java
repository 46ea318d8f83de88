package dev.lingka.wechat.notice;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;

/** Counts the notices that were not taken. Every reason is there from the start: an alert sees a rise, not a birth. */
@Startup
@ApplicationScoped
class NoticeFailures {

    private final Map<NoticeFault, Counter> counts = new EnumMap<>(NoticeFault.class);

    NoticeFailures(MeterRegistry meters) {
        for (NoticeFault fault : NoticeFault.values()) {
            counts.put(fault, meters.counter("lingka_notice_failures", "fault", fault.name()));
        }
    }

    void count(NoticeFault fault) {
        counts.get(fault).increment();
    }
}
