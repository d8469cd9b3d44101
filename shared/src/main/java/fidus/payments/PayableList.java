package fidus.payments;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.time.Instant;
import java.util.List;

/// By due date, then party.
///
/// @param owedBack what parties owe the house, because they were paid too much
public record PayableList(
        Instant asOf,
        List<PayableRow> rows,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<OwedBack> owedBack) {
    public PayableList {
        owedBack = owedBack == null ? List.of() : List.copyOf(owedBack);
    }
}
