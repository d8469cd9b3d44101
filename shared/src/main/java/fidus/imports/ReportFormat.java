package fidus.imports;

/// How a file is written, decided by its content and never by its name.
public enum ReportFormat {
    MT5_HTML,
    MT5_XLSX,
    MT4_HTML,
    DEALS_CSV,
    ORDERS_CSV,
    REST_JSON
}
