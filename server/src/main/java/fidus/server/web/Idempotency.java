package fidus.server.web;

import fidus.contract.Call;
import fidus.contract.Canonical;
import fidus.contract.Confidential;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.server.mongo.Migrations;
import fidus.server.mongo.Unit;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;

/// The same request acts once. Its record is stored in the transaction of its effect and kept for
/// eight days; a refusal is not stored, because it changed nothing.
final class Idempotency {
    private static final String KEYS = "requestKeys";
    private static final long KEPT_DAYS = 8;

    /// @param id person, call and key
    /// @param digest of the question, so that a key used for other content is noticed
    /// @param answer the first answer's canonical text
    record Done(String id, String digest, @Confidential String answer, Instant at) {}

    static void shape(Migrations migrations) {
        migrations.expire(KEYS, "at", KEPT_DAYS).confidential(KEYS, Done.class);
    }

    /// @return the answer's JSON: of this first time, or of the time before
    /// @throws Refused `REQUEST_REUSED` when the key was used with other content
    String once(Unit unit, Call<?, ?> call, Asked asked, Object question, Supplier<Object> effect) {
        String before = before(unit, call, asked, question);
        if (before != null) {
            return before;
        }
        String answer = Canonical.text(effect.get());
        String id = id(asked.actor().id().value(), call, asked.requestId());
        unit.documents(KEYS, Done.class)
                .insert(new Done(id, Canonical.digest(question), answer, unit.now()));
        return answer;
    }

    /// What this request was answered the time before, null when it is the first.
    ///
    /// @throws Refused `REQUEST_REUSED` when the key was used with other content
    @Nullable String before(Unit unit, Call<?, ?> call, Asked asked, Object question) {
        String id = id(asked.actor().id().value(), call, asked.requestId());
        Done before = unit.documents(KEYS, Done.class).byId(id).orElse(null);
        if (before == null) {
            return null;
        }
        if (!before.digest().equals(Canonical.digest(question))) {
            throw Refused.because(
                    Problem.Code.REQUEST_REUSED,
                    "This request id was already used for another content. Make a new one for a"
                            + " new intent.");
        }
        return before.answer();
    }

    private static String id(UUID person, Call<?, ?> call, UUID key) {
        return person + " " + call + " " + key;
    }
}
