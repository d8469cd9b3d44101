package fidus.server.payments.pain;

import fidus.money.Money;
import fidus.payments.ChargeBearer;
import fidus.payments.wallets.BankDetails;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// What a payment file asks the bank for.
///
/// @param messageId unique, at most 33 characters so that a part's number fits behind it
/// @param debtor with an IBAN
/// @param transfers of one currency
public record Transfers(
        String messageId,
        Instant createdAt,
        BankDetails debtor,
        LocalDate executionOn,
        ChargeBearer chargeBearer,
        List<Transfer> transfers) {
    /// Countries whose banks take part in SEPA credit transfers in any case; some banks reach a few
    /// more, which then are asked for in the general way.
    private static final Set<String> SEPA =
            Set.of(
                    ("AD AT BE BG CH CY CZ DE DK EE ES FI FR GB GI GR HR HU IE IS IT LI LT LU LV"
                                    + " MC MT NL NO PL PT RO SE SI SK SM VA")
                            .split(" "));

    /// One credit transfer.
    ///
    /// @param instructionId at most 35 characters, unique
    /// @param endToEndId at most 35 characters, unique; comes back on statements
    /// @param uetr the transfer's own UUID, version 4; only the newer format has a place for it
    /// @param remittance what the payee reads, cut to 140 characters
    public record Transfer(
            String instructionId,
            String endToEndId,
            UUID uetr,
            Money transferAmount,
            BankDetails creditor,
            String remittance) {}

    /// The id of the part of the file that a transfer stands in, which a bank may book as one sum.
    public String partOf(Transfer transfer) {
        return messageId + (isSepa(transfer) ? "-1" : "-2");
    }

    /// Euros between two accounts inside SEPA.
    boolean isSepa(Transfer transfer) {
        return transfer.transferAmount().currency().code().equals("EUR")
                && inside(debtor)
                && inside(transfer.creditor());
    }

    private static boolean inside(BankDetails account) {
        String iban = account.iban();
        return iban != null && SEPA.contains(iban.substring(0, 2));
    }
}
