/// The agreement a client signed, kept with its contract as a document.
@NullMarked
package fidus.investments.agreements;

import org.jspecify.annotations.NullMarked;
