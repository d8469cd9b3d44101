package fidus.bank.desk;

/// Takes an offered file in, as it was last read.
public record ConfirmBankFile(BankFileId id) {}
