/// Opczip (the zip writer of the spreadsheet export) ships without a module descriptor and jlink
/// takes only modules: this one is added to the copy of its jar that goes into the image.
module opczip {
    exports com.github.rzymek.opczip;
}
