package fidus.bank.desk;

import fidus.bank.BankBalance;

import java.time.Instant;

/// A balance of the bank that no file gives and two persons state, kept beside the statement.
///
/// @param balance with the code {@link #CODE}, at the end of the statement's last day
/// @param evidence what they saw it on
public record StatedBalance(
        BankBalance balance, String evidence, String byName, String agreedByName, Instant at) {
    /// The code of a balance that persons stated, in place of a format's own.
    public static final String CODE = "STATED";

    /// What it is and who says so.
    public String sentence() {
        return "%s at the end of %s, %s by %s and %s: %s"
                .formatted(balance.money(), balance.on(), CODE, byName, agreedByName, evidence);
    }
}
