package fidus.bank;

/// How a bank statement file is written, decided by its content and never by its name.
public enum BankFormat {
    CAMT053,
    MT940,
    OFX,
    NORMA43,
    BAI2,
    QIF,
    CSV
}
