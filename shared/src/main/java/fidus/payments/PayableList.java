package fidus.payments;

import java.time.Instant;
import java.util.List;

/// By due date, then party.
public record PayableList(Instant asOf, List<PayableRow> rows) {}
