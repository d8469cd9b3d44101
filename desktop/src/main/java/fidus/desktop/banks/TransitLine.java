package fidus.desktop.banks;

import fidus.bank.desk.BankTransit;
import fidus.bank.desk.BankTransitState;
import fidus.bank.desk.OpenTransit;
import fidus.bank.desk.TransitProposal;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// One movement between a bank and a broker, on its way or booked at both ends.
///
/// @param open present while the end at the bank is not booked
/// @param proposal the row that shows it, where one was found
/// @param booked present once it was
public record TransitLine(
        @Nullable OpenTransit open,
        @Nullable TransitProposal proposal,
        @Nullable BankTransit booked) {
    /// How far it is.
    public enum Way {
        IN_TRANSIT,
        ON_THE_STATEMENT,
        BOOKED,
        TAKEN_BACK
    }

    static TransitLine open(OpenTransit open, @Nullable TransitProposal proposal) {
        return new TransitLine(open, proposal, null);
    }

    static TransitLine booked(BankTransit booked) {
        return new TransitLine(null, null, booked);
    }

    Way way() {
        if (booked != null) {
            return booked.bankTransitState() == BankTransitState.BOOKED
                    ? Way.BOOKED
                    : Way.TAKEN_BACK;
        }
        return proposal == null ? Way.IN_TRANSIT : Way.ON_THE_STATEMENT;
    }

    @Nullable Money atBank() {
        return booked != null ? booked.atBank() : open == null ? null : open.atBank();
    }

    /// What the bank keeps or kept of it.
    @Nullable Money charge() {
        if (booked != null) {
            return booked.charge();
        }
        return proposal == null ? null : proposal.booking().charge();
    }

    @Nullable LocalDate day() {
        return booked != null ? booked.valueOn() : open == null ? null : open.movedOn();
    }

    String broker() {
        if (booked != null) {
            return booked.account().toString();
        }
        return open == null ? "" : open.account().toString();
    }

    String fund() {
        return open == null ? "" : open.fund();
    }

    String comment() {
        return open == null ? "" : open.comment();
    }

    String evidence() {
        if (booked != null) {
            return booked.evidence();
        }
        return proposal == null ? "" : proposal.rowId();
    }

    String why() {
        if (booked != null) {
            return booked.reason();
        }
        return proposal == null ? "" : proposal.why();
    }
}
