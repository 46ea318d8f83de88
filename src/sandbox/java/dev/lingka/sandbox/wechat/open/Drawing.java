package dev.lingka.sandbox.wechat.open;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * Draws the code of a mini-program. WeChat's own round code cannot be drawn by others, so it is a QR code with a green
 * round mark in the middle: any reader can tell where it leads.
 */
final class Drawing {
    private static final Color GREEN = new Color(0x07, 0xc1, 0x60);
    private static final int MARK_PART = 6;

    private Drawing() {}

    static byte[] code(String text, int width, Color line, boolean transparent) {
        BitMatrix bits = bits(text, width);
        int type = transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        BufferedImage image = new BufferedImage(width, width, type);
        int paper = transparent ? 0x00ffffff : Color.WHITE.getRGB();
        for (int y = 0; y < width; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, bits.get(x, y) ? line.getRGB() : paper);
            }
        }
        mark(image, width);
        return written(image, transparent ? "png" : "jpg");
    }

    private static BitMatrix bits(String text, int width) {
        Map<EncodeHintType, Object> hints = Map.of(
                EncodeHintType.ERROR_CORRECTION,
                ErrorCorrectionLevel.H,
                EncodeHintType.CHARACTER_SET,
                "UTF-8",
                EncodeHintType.MARGIN,
                2);
        try {
            return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, width, width, hints);
        } catch (WriterException e) {
            throw new OpenProblem(40097, "invalid args: too much for one code");
        }
    }

    private static void mark(BufferedImage image, int width) {
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        int size = width / MARK_PART;
        int at = (width - size) / 2;
        pen.setColor(Color.WHITE);
        pen.fillOval(at, at, size, size);
        pen.setColor(GREEN);
        pen.fillOval(at + size / 8, at + size / 8, size - size / 4, size - size / 4);
        pen.dispose();
    }

    private static byte[] written(BufferedImage image, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.setUseCache(false);
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
