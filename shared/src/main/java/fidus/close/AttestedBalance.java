package fidus.close;

import fidus.money.Money;

import java.time.Instant;

/// What a wallet that sends no statement held at the end of a month, as two people say.
///
/// @param account 1020 for a crypto wallet, 1050 for a broker's wallet
/// @param name of the wallet, as the books name it
/// @param evidence where it was read
/// @param attestedBy who read it
/// @param checkedBy who looked it up too
public record AttestedBalance(
        String period,
        String account,
        String name,
        Money attested,
        String evidence,
        String attestedBy,
        String checkedBy,
        Instant attestedAt) {
    public boolean isOf(String chartAccount, String wallet, String currency) {
        return account.equals(chartAccount)
                && name.equals(wallet)
                && attested.currency().code().equals(currency);
    }
}
