package dev.lingka.card.code;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.oned.Code128Writer;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/** Draws codes as SVG: one unit per module, one path, so that a phone can show them at any size, sharp. */
public final class CodePicture {

    private static final int BAR_HEIGHT = 40;
    private static final int QUIET_BARS = 10;
    private static final int QUIET_MODULES = 4;

    private CodePicture() {}

    /** Code 128 with its quiet zone. */
    static String barcode(String text) {
        BitMatrix bars = new Code128Writer()
                .encode(text, BarcodeFormat.CODE_128, 0, 1, Map.of(EncodeHintType.MARGIN, QUIET_BARS));
        StringBuilder path = new StringBuilder();
        row(bars, 0, BAR_HEIGHT, path);
        return svg(bars.getWidth(), BAR_HEIGHT, path);
    }

    /** A QR code with its quiet zone. */
    static String qr(String text) {
        BitMatrix modules = qrModules(text);
        return svg(modules.getWidth(), modules.getHeight(), path(modules));
    }

    /** The modules of a QR code with its quiet zone, one bit each; level M survives a scratch or a fold. */
    public static BitMatrix qrModules(String text) {
        try {
            return new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.MARGIN,
                                    QUIET_MODULES,
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.M));
        } catch (WriterException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The dark modules as an SVG path, runs of a row joined. */
    public static CharSequence path(BitMatrix modules) {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y++) {
            row(modules, y, 1, path);
        }
        return path;
    }

    private static void row(BitMatrix modules, int y, int height, StringBuilder path) {
        for (int x = 0; x < modules.getWidth(); x++) {
            int start = x;
            while (x < modules.getWidth() && modules.get(x, y)) {
                x++;
            }
            if (x > start) {
                int width = x - start;
                path.append('M').append(start).append(' ').append(y);
                path.append('h')
                        .append(width)
                        .append('v')
                        .append(height)
                        .append("h-")
                        .append(width)
                        .append('z');
            }
        }
    }

    private static String svg(int width, int height, CharSequence path) {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + width + " " + height
                + "\" shape-rendering=\"crispEdges\"><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><path d=\""
                + path + "\"/></svg>";
    }
}
