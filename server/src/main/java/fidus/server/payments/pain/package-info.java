/// The bank's credit transfer file, ISO 20022 pain.001: written, and read back before it is
/// believed.
@NullMarked
package fidus.server.payments.pain;

import org.jspecify.annotations.NullMarked;
