package fidus.contract;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Why a question was refused: a listed code, a sentence for a person, and the fields it names.
///
/// @param code one of the listed codes; the HTTP status follows from it
/// @param message what is wrong, where, and what to do
/// @param fields the offending fields, empty when no single field is at fault
/// @param incident the trace id that support can search, only set by the server's edge
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(Code code, String message, List<Field> fields, @Nullable String incident) {
    /// @param field the name as it stands in the question
    public record Field(String field, String message) {}

    public static Problem of(Code code, String message) {
        return new Problem(code, message, List.of(), null);
    }

    public static Problem at(String field, Code code, String message) {
        return new Problem(code, message, List.of(new Field(field, message)), null);
    }

    /// Every way a question can be refused. The status is HTTP's; one code has one status.
    public enum Code {
        UNREADABLE(400),
        BAD_VALUE(400),
        UNKNOWN_FIELD(400),
        KEY_MISSING(400),
        BAD_CURSOR(400),
        UNAUTHENTICATED(401),
        STEP_UP_NEEDED(401),
        FORBIDDEN(403),
        SAME_PERSON(403),
        NOT_FOUND(404),
        METHOD_NOT_ALLOWED(405),
        STALE_VERSION(409),
        WRONG_STATE(409),
        STILL_RUNNING(409),
        ALREADY_EXISTS(409),
        ALREADY_PENDING(409),
        ACCOUNT_TAKEN(409),
        EVIDENCE_USED(409),
        ALREADY_IMPORTED(409),
        TERMS_OVERLAP(409),
        SCHEDULE_STARTED(409),
        ROW_IN_USE(409),
        COMMISSION_APPROVED(409),
        LATER_RUN_EXISTS(409),
        READING_NOT_OK(422),
        TOO_LARGE(413),
        UNSUPPORTED_MEDIA(415),
        REQUEST_REUSED(422),
        MIXED_CURRENCIES(422),
        UNBALANCED(422),
        PERIOD_LOCKED(422),
        MAPPING_SUM(422),
        ACCOUNT_LIMIT(422),
        BELOW_MINIMUM(422),
        FUND_CLOSED(422),
        FUND_INTERNAL(422),
        CONVENTION_UNSUPPORTED(422),
        IN_INCUBATION(422),
        NOTHING_DUE(422),
        PRINCIPAL_LOCKED(422),
        NOT_PAYABLE(422),
        WEAK_PASSWORD(422),
        NOT_A_STATEMENT(422),
        WRONG_ACCOUNT(422),
        CUT_FILE(422),
        UNKNOWN_FORMAT(422),
        VOIDED(422),
        NOT_SIGNABLE(422),
        TOO_MANY(429),
        BROKEN(500),
        BUSY(503),
        UNAVAILABLE(503);

        private final int status;

        Code(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }
}
