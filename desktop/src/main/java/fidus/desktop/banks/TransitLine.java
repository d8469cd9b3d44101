package fidus.desktop.banks;

import fidus.bank.desk.BankTransit;
import fidus.bank.desk.BankTransitState;
import fidus.bank.desk.OpenTransit;
import fidus.bank.desk.TransitAsked;
import fidus.bank.desk.TransitProposal;
import fidus.desktop.controls.Words;
import fidus.money.Money;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Map;

/// One movement between a bank and a broker, on its way or booked at both ends.
///
/// @param open present while the end at the bank is not booked
/// @param proposal the row that shows it, where one was found
/// @param booked present once it was
/// @param asked present while another person has to decide about it
public record TransitLine(
        @Nullable OpenTransit open,
        @Nullable TransitProposal proposal,
        @Nullable BankTransit booked,
        @Nullable TransitAsked asked) {
    /// How far it is.
    public enum Way {
        IN_TRANSIT,
        ON_THE_STATEMENT,
        WAITS,
        BOOKED,
        TAKEN_BACK
    }

    /// @param asked of all movements, by their keys
    static TransitLine open(
            OpenTransit open, @Nullable TransitProposal proposal, Map<String, TransitAsked> asked) {
        return new TransitLine(open, proposal, null, asked.get(open.transfer()));
    }

    /// Of several bookings of a movement the one that stands is decided about.
    static TransitLine booked(BankTransit booked, Map<String, TransitAsked> asked) {
        boolean stands = booked.bankTransitState() == BankTransitState.BOOKED;
        return new TransitLine(null, null, booked, stands ? asked.get(booked.transfer()) : null);
    }

    /// Who asked what and when; empty unless it waits.
    String waits() {
        return asked == null
                ? ""
                : "%s asked on %s UTC: %s. Another person has to decide about it first."
                        .formatted(
                                asked.makerName(),
                                Words.brief(asked.preparedAt()),
                                Words.sums(asked.title()));
    }

    Way way() {
        if (asked != null) {
            return Way.WAITS;
        }
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

    /// The same for people: of a row its statement, its place and its day.
    String reference() {
        String said = RowWords.of(evidence());
        return booked != null || proposal == null ? said : said + " of " + proposal.day();
    }

    String why() {
        if (asked != null) {
            return waits();
        }
        if (booked != null) {
            return booked.reason();
        }
        return proposal == null ? "" : proposal.why();
    }
}
