package fidus.server.mongo.sealing;

import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonDocumentWriter;
import org.bson.BsonReader;
import org.bson.BsonWriter;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;

/// Whole documents of a collection whose confidential fields are sealed on their way in and opened
/// on their way out.
///
/// @param plain turns the document's values
record SealedCodec<T>(Codec<T> plain, Sealing sealing) implements Codec<T> {
    private static final BsonDocumentCodec DOCUMENTS = new BsonDocumentCodec();

    @Override
    public void encode(BsonWriter writer, T value, EncoderContext context) {
        var document = new BsonDocument();
        plain.encode(new BsonDocumentWriter(document), value, context);
        sealing.seal(document);
        DOCUMENTS.encode(writer, document, EncoderContext.builder().build());
    }

    @Override
    public T decode(BsonReader reader, DecoderContext context) {
        BsonDocument document = DOCUMENTS.decode(reader, context);
        sealing.open(document);
        return plain.decode(new BsonDocumentReader(document), context);
    }

    @Override
    public Class<T> getEncoderClass() {
        return plain.getEncoderClass();
    }
}
