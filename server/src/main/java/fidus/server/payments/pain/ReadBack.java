package fidus.server.payments.pain;

import fidus.payments.FileFormat;
import fidus.payments.wallets.BankDetails;
import fidus.server.payments.pain.PainFile.CreditTransfer;
import fidus.server.payments.pain.PainFile.Part;
import fidus.server.payments.pain.Transfers.Transfer;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// Compares a file as a bank would read it with what was to be written. A difference is a fault of
/// this program, and then no file leaves the house.
final class ReadBack {
    private ReadBack() {}

    static void verify(Transfers asked, FileFormat format, PainFile read) {
        same("differences", "[]", read.differences().toString());
        same("namespace", Pain001Writer.namespace(format), read.namespace());
        same("MsgId", asked.messageId(), read.messageId());
        same("count", asked.transfers().size(), read.headerCount());
        same("sum", Pain001Writer.sum(asked.transfers()), read.headerSum());
        Map<String, CreditTransfer> found = new HashMap<>();
        for (Part part : read.parts()) {
            same("date", asked.executionOn().toString(), part.executionOn());
            same("debtor", asked.debtor().iban(), part.debtorAccount());
            part.transfers().forEach(one -> found.put(one.endToEndId(), one));
        }
        same("EndToEndIds", asked.transfers().size(), found.size());
        asked.transfers().forEach(one -> same(one, found.get(one.endToEndId())));
    }

    private static void same(Transfer asked, @Nullable CreditTransfer read) {
        BankDetails creditor = asked.creditor();
        String account = creditor.iban() == null ? creditor.accountNumber() : creditor.iban();
        if (read == null) {
            throw new IllegalStateException("The payment file lacks " + asked.endToEndId());
        }
        same("InstrId", asked.instructionId(), read.instructionId());
        same("amount", asked.transferAmount().amount(), read.instructed());
        same("currency", asked.transferAmount().currency().code(), read.currency());
        same("creditor account", account, read.creditorAccount());
        same("creditor", Latin.written(creditor.holder(), 70), read.creditorName());
        same("id lengths", true, asked.endToEndId().length() <= 35);
        same("id lengths", true, asked.instructionId().length() <= 35);
    }

    private static void same(String what, @Nullable Object asked, @Nullable Object read) {
        if (!Objects.equals(asked, read)) {
            throw new IllegalStateException(
                    "The payment file is not what was to be written: " + what + " is " + read);
        }
    }
}
