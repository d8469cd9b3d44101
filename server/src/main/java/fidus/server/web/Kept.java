package fidus.server.web;

import fidus.contract.Call;
import fidus.server.web.Paces.Rate;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;

/// Tells the server's log what somebody was kept from, under the names of OWASP's logging
/// vocabulary: a dozen lines a minute for each asker and event, so that nobody fills the log.
final class Kept {
    private static final Logger LOG = LoggerFactory.getLogger(Kept.class);
    private static final Rate LINES = new Rate(12, 12);

    private final Turns told = new Turns();

    /// A person's rights do not reach that far, or somebody else has to do it.
    void fromThat(String person, Call<?, ?> call, Instant now) {
        if (told.ask("right " + person, LINES, now).isZero()) {
            LOG.warn("authz_fail {} on {}", person, call);
        }
    }

    /// @param kind the class of calls that were too many
    void fromMore(String asker, String kind, Instant now) {
        if (told.ask("pace " + asker, LINES, now).isZero()) {
            LOG.warn("excess_rate_limit_exceeded {} for {}", asker, kind);
        }
    }
}
