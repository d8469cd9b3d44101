package fidus.payments;

/// The credit transfer files a bank may take.
public enum FileFormat {
    PAIN_001_001_03,
    PAIN_001_001_09
}
