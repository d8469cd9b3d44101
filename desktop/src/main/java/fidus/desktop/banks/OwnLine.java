package fidus.desktop.banks;

import fidus.bank.desk.OwnTransfer;
import fidus.bank.desk.OwnTransferEnd;
import fidus.bank.desk.OwnTransferProposal;
import fidus.bank.desk.OwnTransferState;
import fidus.money.Money;
import fidus.payments.wallets.HouseAccountId;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// Money between the account in hand and another one of the house: as a statement shows it, or as
/// it was booked.
///
/// @param house the account in hand
/// @param proposal present while it waits to be booked
/// @param booked present once an end of it was
public record OwnLine(
        HouseAccountId house,
        @Nullable OwnTransferProposal proposal,
        @Nullable OwnTransfer booked) {
    /// How far it is.
    public enum Way {
        ON_THE_STATEMENT,
        IN_TRANSIT,
        ARRIVED,
        TAKEN_BACK
    }

    Way way() {
        if (booked == null) {
            return Way.ON_THE_STATEMENT;
        }
        return switch (booked.ownTransferState()) {
            case IN_TRANSIT -> Way.IN_TRANSIT;
            case ARRIVED -> Way.ARRIVED;
            case REVERSED -> Way.TAKEN_BACK;
        };
    }

    private boolean leaves(OwnTransfer transfer) {
        return transfer.fromId().equals(house);
    }

    @Nullable LocalDate day() {
        if (booked == null) {
            return proposal == null ? null : proposal.day();
        }
        OwnTransferEnd here = leaves(booked) ? booked.out() : booked.in();
        OwnTransferEnd there = leaves(booked) ? booked.in() : booked.out();
        return here != null ? here.day() : there == null ? null : there.day();
    }

    /// Signed as the account in hand sees it.
    @Nullable Money sum() {
        if (booked == null) {
            return proposal == null ? null : proposal.money();
        }
        return leaves(booked) ? booked.money().negated() : booked.money();
    }

    @Nullable Money charge() {
        OwnTransferEnd out = booked == null ? null : booked.out();
        OwnTransferEnd in = booked == null ? null : booked.in();
        Money kept = in == null ? null : in.charge();
        return kept != null || out == null ? kept : out.charge();
    }

    String other() {
        if (booked == null) {
            return proposal == null ? "" : proposal.other();
        }
        return leaves(booked) ? booked.to() : booked.from();
    }

    String outRow() {
        if (booked == null) {
            return proposal == null ? "" : shown(proposal.booking().outRow());
        }
        return row(booked.out());
    }

    String inRow() {
        if (booked == null) {
            return proposal == null ? "" : shown(proposal.booking().inRow());
        }
        return row(booked.in());
    }

    private static String row(@Nullable OwnTransferEnd end) {
        return end == null ? "" : end.rowId();
    }

    private static String shown(@Nullable String row) {
        return row == null ? "" : row;
    }

    String why() {
        if (booked == null) {
            return proposal == null ? "" : proposal.why();
        }
        return booked.reason();
    }

    boolean isOpen() {
        return booked == null || booked.ownTransferState() == OwnTransferState.IN_TRANSIT;
    }
}
