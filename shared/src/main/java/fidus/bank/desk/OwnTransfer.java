package fidus.bank.desk;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.auth.PersonId;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccountId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;

/// Money that moved from one bank account of the house to another, over 1140 (E5). IN_TRANSIT →
/// ARRIVED; both → REVERSED.
///
/// @param money above zero: what left, without what a bank kept where the arrival was booked first
/// @param out the end at the account it left, absent while that row is not booked
/// @param in the end at the account it reached, absent likewise; at least one of them is there
/// @param bookedAt when its first end was booked
/// @param makerId who prepared the end that was booked last
/// @param checkerId who approved it
/// @param reason why it was reversed, empty while it stands
public record OwnTransfer(
        OwnTransferId id,
        Money money,
        HouseAccountId fromId,
        String from,
        HouseAccountId toId,
        String to,
        @Nullable OwnTransferEnd out,
        @Nullable OwnTransferEnd in,
        OwnTransferState ownTransferState,
        Instant bookedAt,
        PersonId makerId,
        PersonId checkerId,
        String reason,
        long version) {
    /// What the sources of its entries, and its name on 1140, begin with.
    public static final String SOURCE = "ownTransfer/";

    /// The source of its entries, and its name on 1140.
    @JsonIgnore
    public String source() {
        return SOURCE + id.value();
    }

    /// The day of the end that is booked while the other one is not; absent otherwise.
    @JsonIgnore
    public @Nullable LocalDate waitsSince() {
        if (ownTransferState != OwnTransferState.IN_TRANSIT) {
            return null;
        }
        return out != null ? out.day() : in == null ? null : in.day();
    }

    /// What it adds to 1140 by itself while only one end is booked: above zero for money that left.
    @JsonIgnore
    public Money inTransit() {
        return out != null ? money : money.negated();
    }

    /// With the end that was missing.
    public OwnTransfer arrived(OwnTransfer added) {
        return new OwnTransfer(
                id,
                money,
                fromId,
                from,
                toId,
                to,
                out == null ? added.out : out,
                in == null ? added.in : in,
                OwnTransferState.ARRIVED,
                bookedAt,
                added.makerId,
                added.checkerId,
                "",
                version + 1);
    }

    public OwnTransfer reversed(String why) {
        return new OwnTransfer(
                id,
                money,
                fromId,
                from,
                toId,
                to,
                out,
                in,
                OwnTransferState.REVERSED,
                bookedAt,
                makerId,
                checkerId,
                why,
                version + 1);
    }
}
