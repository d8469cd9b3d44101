package fidus.payments;

import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/// @param payments the sent ones that left; empty for all sent ones of the batch
/// @param evidence the bank's reference or the transaction hash, one for all of them
/// @param charge what the bank took from the house for them together, absent when nothing
/// @param chargeRow the statement's row that shows one payment and its charge as one sum; absent
///   where the bank shows the charge by itself
public record ConfirmPayments(
        BatchId id,
        List<PaymentId> payments,
        String evidence,
        LocalDate valueOn,
        @Nullable Money charge,
        @Nullable String chargeRow) {}
