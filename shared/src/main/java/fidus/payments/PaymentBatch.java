package fidus.payments;

import fidus.auth.PersonId;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccountId;
import fidus.payments.wallets.WalletKind;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// Payments of one currency from one account of the house, approved together.
///
/// @param number for people, from 1
/// @param batchTotal Σ of its payments
/// @param messageId unique over all files; the same in each format, so that a bank notices a file
///   given twice
/// @param files at most one per format
public record PaymentBatch(
        BatchId id,
        long number,
        HouseAccountId houseAccountId,
        String houseAccountName,
        WalletKind walletKind,
        LocalDate executionOn,
        ChargeBearer chargeBearer,
        Money batchTotal,
        int payments,
        String messageId,
        BatchState batchState,
        PersonId makerId,
        String makerName,
        Instant createdAt,
        @Nullable PersonId checkerId,
        @Nullable String checkerName,
        @Nullable Instant approvedAt,
        List<WrittenFile> files,
        @Nullable Instant sentAt,
        long version) {}
