package fidus.payments;

import java.time.LocalDate;
import java.util.List;

/// Confirmed payments of a batch came back together, or sent ones were refused by the bank in one
/// answer, such as the rejection of the whole file.
///
/// @param payments all of them sent, or all of them confirmed; empty for all sent ones of the batch
/// @param evidence what the bank calls the return or its answer, one for all of them
/// @param reason at least 10 characters
public record ReturnPayments(
        BatchId id, List<PaymentId> payments, String evidence, LocalDate valueOn, String reason) {}
