package dev.lingka.notification.credit;

/** A template to ask for by {@code wx.requestSubscribeMessage}, and the kind of message that it is for. */
record WantedTemplate(String template, String kind) {}
